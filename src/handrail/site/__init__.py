"""The web site: settings of a deployment, addresses, headers, and the look that every page shares."""
