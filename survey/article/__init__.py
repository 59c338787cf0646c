"""From text: what an article prints, set against what was encoded."""
