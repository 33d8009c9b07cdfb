// The support code of the tests.
