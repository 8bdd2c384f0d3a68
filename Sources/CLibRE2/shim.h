// RE2 is used through the C++ target CRE2; this target only finds the library.
