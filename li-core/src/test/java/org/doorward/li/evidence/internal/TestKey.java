package org.doorward.li.evidence.internal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/** A log key from a published seed, with the JDK's Ed25519. */
public final class TestKey implements NoteSigner {
  /** Seed 00..1f, as in the vector of the standards sheet. */
  public static final TestKey LOG = new TestKey(
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
      "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");

  private final PrivateKey key;
  private final byte[] publicKey;
  private volatile boolean away;

  private TestKey(String seed, String publicKey) {
    this.publicKey = HexFormat.of().parseHex(publicKey);
    try {
      this.key = KeyFactory.getInstance("Ed25519")
          .generatePrivate(
              new EdECPrivateKeySpec(NamedParameterSpec.ED25519, HexFormat.of().parseHex(seed)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same key, which can be taken away. */
  public static TestKey removable() {
    return new TestKey(
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");
  }

  /** Another key. */
  public static TestKey other() {
    return new TestKey(
        "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f",
        "29acbae141bccaf0b22e1a94d34d0bc7361e526d0bfe12c89794bc9322966dd7");
  }

  public void setAway(boolean away) {
    this.away = away;
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public byte[] sign(byte[] text) throws EvidenceException {
    if (away) {
      throw new EvidenceException("the key is away");
    }
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new EvidenceException("cannot sign", e);
    }
  }

  @Override
  public void verify(Octets publicKey, byte[] message, Octets signature) throws EvidenceException {
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] spki = Arrays.copyOf(prefix, prefix.length + 32);
    System.arraycopy(publicKey.toByteArray(), 0, spki, prefix.length, 32);
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      if (verifier.verify(signature.toByteArray())) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw new EvidenceException("signature: malformed", e);
    }
    throw new EvidenceException("signature: does not verify");
  }
}
