package org.doorward.li.crypto.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.li.fault.TransportException;
import org.jspecify.annotations.Nullable;

/** Keys in the memory of this process: what both software vaults are made of. Thread-safe. */
final class KeyRing implements KeyVault {
  private final Map<Use, KeyPair> signing;
  private final @Nullable SoleIdentity identity;
  private volatile boolean closed;

  KeyRing(KeyMaterial keys) {
    this.signing = new ConcurrentHashMap<>(keys.signing());
    KeyMaterial.TlsKey tls = keys.tls();
    this.identity =
        tls == null ? null : new SoleIdentity(new WithheldEcKey(tls.key()), tls.chain());
  }

  private KeyPair key(Use use) throws TransportException {
    KeyPair pair = signing.get(use);
    if (pair == null) {
      throw new TransportException(
          closed ? "the key vault is closed" : "the key vault has no key for " + use);
    }
    return pair;
  }

  @Override
  public X509ExtendedKeyManager tlsIdentity() throws TransportException {
    if (identity == null || closed) {
      throw new TransportException(
          closed ? "the key vault is closed" : "the key vault has no TLS key");
    }
    return identity;
  }

  @Override
  public PublicKey publicKey(Use use) throws TransportException {
    return key(use).getPublic();
  }

  @Override
  public byte[] sign(Use use, byte[] message) throws TransportException {
    if (use == Use.STATE) {
      throw new TransportException("the key for " + use + " does not sign");
    }
    try {
      return KeyMaterial.sign(key(use).getPrivate(), "Ed25519", message);
    } catch (GeneralSecurityException e) {
      throw new TransportException("the key for " + use + " does not sign", e);
    }
  }

  @Override
  public byte[] wrap(byte[] key) throws TransportException {
    return KeyWrapping.wrap(key(Use.STATE).getPrivate(), key);
  }

  @Override
  public byte[] unwrap(byte[] wrapped) throws TransportException {
    return KeyWrapping.unwrap(key(Use.STATE).getPrivate(), wrapped);
  }

  @Override
  public void close() {
    closed = true;
    signing.clear();
    if (identity != null) {
      identity.forget();
    }
  }
}
