package org.doorward.li.crypto.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.doorward.li.crypto.evidence.internal.AuditSealer;
import org.doorward.li.crypto.evidence.internal.DetailChain;
import org.doorward.li.crypto.evidence.internal.SealedSeed;
import org.doorward.li.fault.EvidenceException;
import org.junit.jupiter.api.Test;

/**
 * INV-EVID-09: Sealed details opened by other code than ours: RFC 9180 and RFC 5869 written out step by step on the JDK's
 * own primitives, as an auditor without this library would.
 */
class ForeignOpenerTest {
  private static final String ORIGIN = "li.example/ne-1";
  private static final byte[] KEM = HexFormat.of().parseHex("4b454d0020");
  private static final byte[] HPKE = HexFormat.of().parseHex("48504b45002000010002");

  /** The recipient's key pair of RFC 9180, A.1.1. */
  private static final byte[] SECRET =
      HexFormat.of().parseHex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");

  @Test
  void theSeedOfAPeriodOpensByTheStepsOfRfc9180() throws Exception {
    byte[] seed = HexFormat.of().parseHex("00112233445566778899aabbccddeeff".repeat(2));
    try (AuditKey key = AuditKey.of(SECRET)) {
      assertEquals(
          "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d",
          key.publicKey().toHex());
      byte[] sealed = SealedSeed.seal(key.publicKey(), ORIGIN, seed);

      assertArrayEquals(seed, openSeed(key, sealed));
      assertArrayEquals(seed, SealedSeed.open(key.pair(), ORIGIN, sealed));
    }
  }

  @Test
  void everyDetailOfAPeriodOpensByTheStepsOfRfc5869() throws Exception {
    try (AuditKey key = AuditKey.of(SECRET)) {
      AuditSealer sealer = new AuditSealer(key.publicKey(), ORIGIN);
      byte[] state = openSeed(key, sealer.openPeriod());
      for (long index = 7; index < 70; index += 9) {
        byte[] detail = ("detail " + index).getBytes(UTF_8);
        byte[] sealed = sealer.seal(index, detail);

        byte[] label = "doorward/detail/v1\0".getBytes(US_ASCII);
        byte[] expanded = expand(state, label, 64);
        byte[] aad = concat(label, ByteBuffer.allocate(8).putLong(index).array());
        byte[] own = Arrays.copyOf(expanded, 32);
        assertArrayEquals(detail, aesGcm(own, new byte[12], aad, sealed));
        state = Arrays.copyOfRange(expanded, 32, 64);
      }
    }
  }

  @Test
  void whatTheChainHasPassedItDoesNotOpenAgain() throws Exception {
    byte[] seed = new byte[32];
    try (DetailChain chain = new DetailChain(seed);
        DetailChain later = new DetailChain(seed)) {
      byte[] first = chain.seal(1, new byte[] {1});
      byte[] second = chain.seal(2, new byte[] {2});
      assertArrayEquals(new byte[] {1}, later.open(1, first));
      assertArrayEquals(new byte[] {2}, later.open(2, second));
      assertThrows(EvidenceException.class, () -> later.open(1, first));
    }
  }

  @Test
  void aSealedSeedWithOneBitChangedDoesNotOpen() throws Exception {
    try (AuditKey key = AuditKey.of(SECRET)) {
      byte[] sealed = SealedSeed.seal(key.publicKey(), ORIGIN, new byte[32]);
      for (int octet = 0; octet < sealed.length; octet++) {
        byte[] changed = sealed.clone();
        changed[octet] ^= 1;
        assertThrows(EvidenceException.class, () -> SealedSeed.open(key.pair(), ORIGIN, changed));
      }
      for (int octets : new int[] {0, 79, 80, 81}) {
        byte[] zeros = new byte[octets]; // of 80, the encapsulation is a point of small order
        assertThrows(EvidenceException.class, () -> SealedSeed.open(key.pair(), ORIGIN, zeros));
      }
    }
  }

  /** RFC 9180, 5.1.1 and 5.2, base mode. */
  private static byte[] openSeed(AuditKey key, byte[] sealed) throws GeneralSecurityException {
    byte[] encapsulation = Arrays.copyOf(sealed, 32);
    byte[] ciphertext = Arrays.copyOfRange(sealed, 32, sealed.length);
    // 4.1, Decap.
    byte[] dh = x25519(key.secret(), encapsulation);
    byte[] extracted = labeledExtract(KEM, new byte[0], "eae_prk", dh);
    byte[] kemContext = concat(encapsulation, key.publicKey().toByteArray());
    byte[] shared = labeledExpand(KEM, extracted, "shared_secret", kemContext, 32);
    // 5.1, KeySchedule.
    byte[] info = ("doorward/evidence/period/v1\0" + ORIGIN).getBytes(UTF_8);
    byte[] pskIdHash = labeledExtract(HPKE, new byte[0], "psk_id_hash", new byte[0]);
    byte[] infoHash = labeledExtract(HPKE, new byte[0], "info_hash", info);
    byte[] context = concat(new byte[] {0}, concat(pskIdHash, infoHash));
    byte[] secret = labeledExtract(HPKE, shared, "secret", new byte[0]);
    byte[] aead = labeledExpand(HPKE, secret, "key", context, 32);
    byte[] nonce = labeledExpand(HPKE, secret, "base_nonce", context, 12);
    return aesGcm(aead, nonce, new byte[0], ciphertext);
  }

  private static byte[] labeledExtract(byte[] suite, byte[] salt, String label, byte[] ikm)
      throws GeneralSecurityException {
    byte[] labeled = concat(concat("HPKE-v1".getBytes(US_ASCII), suite), label.getBytes(US_ASCII));
    return hmac(salt.length == 0 ? new byte[32] : salt, concat(labeled, ikm));
  }

  private static byte[] labeledExpand(
      byte[] suite, byte[] prk, String label, byte[] info, int length)
      throws GeneralSecurityException {
    byte[] octets = ByteBuffer.allocate(2).putShort((short) length).array();
    byte[] labeled = concat(concat(octets, "HPKE-v1".getBytes(US_ASCII)), suite);
    return expand(prk, concat(concat(labeled, label.getBytes(US_ASCII)), info), length);
  }

  /** RFC 5869, 2.3. */
  private static byte[] expand(byte[] prk, byte[] info, int length)
      throws GeneralSecurityException {
    byte[] out = new byte[0];
    byte[] block = new byte[0];
    for (byte counter = 1; out.length < length; counter++) {
      block = hmac(prk, concat(concat(block, info), new byte[] {counter}));
      out = concat(out, block);
    }
    return Arrays.copyOf(out, length);
  }

  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }

  private static byte[] aesGcm(byte[] key, byte[] nonce, byte[] aad, byte[] ciphertext)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(aad);
    return cipher.doFinal(ciphertext);
  }

  private static byte[] x25519(byte[] secret, byte[] point) throws GeneralSecurityException {
    byte[] bigEndian = new byte[point.length];
    for (int i = 0; i < point.length; i++) {
      bigEndian[point.length - 1 - i] = point[i];
    }
    KeyFactory keys = KeyFactory.getInstance("X25519");
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret)));
    BigInteger u = new BigInteger(1, bigEndian);
    agreement.doPhase(
        keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u)), true);
    return agreement.generateSecret();
  }

  private static byte[] concat(byte[] head, byte[] tail) {
    byte[] whole = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, whole, head.length, tail.length);
    return whole;
  }
}
