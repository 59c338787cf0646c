"""What the figures support: from frame to frame."""
