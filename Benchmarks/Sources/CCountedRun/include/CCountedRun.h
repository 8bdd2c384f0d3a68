// A module needs a header; nothing here is called from Swift.
