"""Sample content of Paraf: invented posts, their pictures and the plan by which they are signed."""
