/// Why a file is not JSON, or more than the reader takes.
struct JSONError: Error {
  let position: TextPosition
  let path: DocumentPath
  let message: String
  let suggestion: String?
}
