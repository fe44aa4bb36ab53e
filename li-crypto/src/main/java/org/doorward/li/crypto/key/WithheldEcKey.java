package org.doorward.li.crypto.key;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * An EC private key that a signature of the JDK can use, and that has no encoding: it cannot be written to a
 * file, a key store or an object stream. (The JDK's own signer needs the number itself, so a key in software
 * is never out of reach of code in the same process; one in hardware is.)
 */
final class WithheldEcKey implements ECPrivateKey {
  private static final long serialVersionUID = 1L;

  private final transient ECPrivateKey key;

  WithheldEcKey(ECPrivateKey key) {
    this.key = key;
  }

  @Override
  public BigInteger getS() {
    return key.getS();
  }

  @Override
  public ECParameterSpec getParams() {
    return key.getParams();
  }

  @Override
  public String getAlgorithm() {
    return "EC";
  }

  @Override
  public @Nullable String getFormat() {
    return null;
  }

  @Override
  public byte @Nullable [] getEncoded() {
    return null;
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a private key");
  }

  @Override
  public String toString() {
    return "[withheld]";
  }
}
