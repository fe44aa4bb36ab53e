package org.doorward.li.crypto.signature.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

class SignaturesTest {
  private static final String SPKI = "302a300506032b6570032100";
  private static final Pattern FIELD =
      Pattern.compile("\"(publicKeyDer|tcId|msg|sig|result|numberOfTests)\"\\s*:\\s*\"?([^\",]*)");

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

  /** DC-06: the cases of Wycheproof, all of them. */
  @Test
  void wycheproofAgrees() throws Exception {
    String folder = System.getProperty("doorward.vectors");
    boolean required = "required".equals(System.getProperty("doorward.oracles"));
    assumeTrue(folder != null || required, "no -Ddoorward.vectors=DIR");
    String json =
        Files.readString(Path.of(String.valueOf(folder), "wycheproof", "ed25519_test.json"));

    Map<String, String> current = new TreeMap<>();
    List<String> disagreeing = new ArrayList<>();
    int cases = 0;
    Matcher fields = FIELD.matcher(json);
    while (fields.find()) {
      current.put(fields.group(1), fields.group(2));
      if (fields.group(1).equals("result")) {
        cases++;
        Verdict expected = current.get("result").equals("valid") ? Verdict.GOOD : Verdict.BAD;
        if (verify(current.get("publicKeyDer"), current.get("msg"), current.get("sig"))
            != expected) {
          disagreeing.add(current.get("tcId"));
        }
      }
    }
    assertEquals(List.of(), disagreeing);
    assertEquals(Integer.parseInt(current.get("numberOfTests")), cases);
  }
}
