"""Many seeds of one setting: the fan, the cloud of gradients, the floor."""
