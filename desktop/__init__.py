"""The Qt app. Asks ``workflows.office``; holds no rule and no SQL."""
