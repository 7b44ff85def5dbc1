"""Pure: fold (state, act) -> state; decide (state, command) -> events or a refusal; assign: whose turn, what is due."""
