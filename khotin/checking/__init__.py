"""What a build takes, but an editor should mend; and all that a build would refuse."""
