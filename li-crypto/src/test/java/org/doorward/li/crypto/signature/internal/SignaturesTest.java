package org.doorward.li.crypto.signature.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.authority.internal.SignatureVerifier;
import org.doorward.li.authority.internal.SignatureVerifier.Verdict;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;

/** INV-AUTH-27. */
class SignaturesTest {
  private static final String SPKI = "302a300506032b6570032100";
  private static final Pattern FIELD = Pattern.compile(
      "\"(publicKeyDer|tcId|msg|ctx|sig|result|numberOfTests)\"\\s*:\\s*\"?([^\",]*)");

  private final SignatureVerifier verifier = Signatures.verifier();

  private Verdict verify(String spki, String message, String signature) {
    return verifier.verify(
        SignatureAlgorithm.ED25519,
        Octets.ofHex(spki),
        Octets.ofHex(message).toByteArray(),
        Octets.ofHex(signature).toByteArray());
  }

  /** RFC 8032, 7.1, test 2. */
  @Test
  void theExampleOfTheRfcVerifies() {
    String key = SPKI + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    String signature = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    assertEquals(Verdict.GOOD, verify(key, "72", signature));
    assertEquals(Verdict.BAD, verify(key, "73", signature));
    assertEquals(Verdict.BAD, verify(key, "72", signature.substring(2)));
    assertEquals(Verdict.BAD, verify(key.substring(2), "72", signature));
  }

  /** With a key of small order, one signature is good for every message, if nobody looks. */
  @Test
  void keysOutsideThePrimeOrderGroupVerifyNothing() {
    String identity = "01" + "00".repeat(31);
    String ofOrderTwo = "ec" + "ff".repeat(30) + "7f";
    String signature = identity + "00".repeat(32);

    assertEquals(Verdict.BAD, verify(SPKI + identity, "72", signature));
    assertEquals(Verdict.BAD, verify(SPKI + ofOrderTwo, "72", signature));
  }

  /** DSSE, protocol.md: the published example, over P-256. */
  @Test
  void theExampleOfDsseVerifies() {
    String point =
        coordinate("46950820868899156662930047687818585632848591499744589407958293238635476079160")
            + coordinate(
                "5640078356564379163099075877009565129882514886557779369047442380624545832820");
    String signed = "DSSEv1 29 http://example.com/HelloWorld 11 hello world";
    byte[] message = signed.getBytes(StandardCharsets.US_ASCII);
    byte[] signature = Base64.getDecoder()
        .decode(
            "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==");
    BigInteger key = new BigInteger(
        "97358161215184420915383655311931858321456579547487070936769975997791359926199");

    assertEquals(Verdict.GOOD, p256(point, message, signature));
    assertEquals(Octets.of(signature), Octets.of(EcdsaP256.sign(key, message)));
    message[0] ^= 1;
    assertEquals(Verdict.BAD, p256(point, message, signature));
  }

  private Verdict p256(String point, byte[] message, byte[] signature) {
    Octets spki = Octets.ofHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004" + point);
    return verifier.verify(SignatureAlgorithm.ECDSA_P256_SHA256, spki, message, signature);
  }

  private static String coordinate(String decimal) {
    return String.format("%064x", new BigInteger(decimal));
  }

  /** What one key cannot say is not asked of another algorithm. */
  @Test
  void aKeyOfAnotherAlgorithmVerifiesNothing() {
    String key = SPKI + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

    for (SignatureAlgorithm other :
        List.of(SignatureAlgorithm.ECDSA_P256_SHA256, SignatureAlgorithm.ML_DSA_65)) {
      byte[] signature = new byte[other.signatureOctets()];
      assertEquals(
          Verdict.BAD, verifier.verify(other, Octets.ofHex(key), new byte[] {1}, signature));
    }
  }

  /** DC-06: the cases of Wycheproof, all of them. */
  @Test
  void wycheproofAgrees() throws Exception {
    agrees(SignatureAlgorithm.ED25519, "ed25519_test.json");
    agrees(SignatureAlgorithm.ECDSA_P256_SHA256, "ecdsa_secp256r1_sha256_p1363_test.json");
    agrees(SignatureAlgorithm.ML_DSA_65, "mldsa_65_verify_test.json");
  }

  private void agrees(SignatureAlgorithm algorithm, String file) throws Exception {
    String folder = System.getProperty("doorward.vectors");
    boolean required = "required".equals(System.getProperty("doorward.oracles"));
    assumeTrue(folder != null || required, "no -Ddoorward.vectors=DIR");
    String json = Files.readString(Path.of(String.valueOf(folder), "wycheproof", file));

    Map<String, String> current = new TreeMap<>();
    List<String> disagreeing = new ArrayList<>();
    int cases = 0;
    Matcher fields = FIELD.matcher(json);
    while (fields.find()) {
      current.put(fields.group(1), fields.group(2));
      if (fields.group(1).equals("result")) {
        cases++;
        boolean otherContext = !current.getOrDefault("ctx", "").isEmpty(); // ours is the empty one
        Verdict expected =
            current.get("result").equals("valid") && !otherContext ? Verdict.GOOD : Verdict.BAD;
        Octets key = Octets.ofHex(current.getOrDefault("publicKeyDer", ""));
        Octets message = Octets.ofHex(current.getOrDefault("msg", ""));
        Octets signature = Octets.ofHex(current.getOrDefault("sig", ""));
        if (verifier.verify(algorithm, key, message.toByteArray(), signature.toByteArray())
            != expected) {
          disagreeing.add(current.get("tcId"));
        }
        current.remove("ctx");
      }
    }
    assertEquals(List.of(), disagreeing);
    assertEquals(Integer.parseInt(current.get("numberOfTests")), cases);
  }
}
