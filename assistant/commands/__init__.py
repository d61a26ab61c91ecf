"""The command line: the contract for scripts. One file a command group, no rules."""
