"""What a customer's people see and do."""
