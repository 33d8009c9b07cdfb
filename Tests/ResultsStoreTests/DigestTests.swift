import ResultsStore
import Testing

@Suite("Digests")
struct DigestTests {
  @Test("A digest is that of FIPS 180-4's example")
  func published() {
    let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(Digest.hexadecimal(Array("abc".utf8)) == text)
  }
}
