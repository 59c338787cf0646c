"""At the prompt: each command reads, calls one public function and writes."""
