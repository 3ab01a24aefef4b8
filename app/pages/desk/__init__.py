"""What technicians and support leads see and do."""
