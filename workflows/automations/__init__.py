"""What happens by itself: schedules and calendars (pure), due runs, the runner that wakes, and the effects it has."""
