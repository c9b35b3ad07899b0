import Testing
func placeholder() {}
