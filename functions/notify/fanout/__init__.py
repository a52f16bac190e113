"""Fan-out: from one broadcast to the bells of all whom it is for, however many they are."""
