"""What comes from outside as files: watched folders, and tables whose new rows set automations off."""
