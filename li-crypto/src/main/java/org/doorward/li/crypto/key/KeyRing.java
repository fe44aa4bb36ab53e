package org.doorward.li.crypto.key;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.li.fault.TransportException;
import org.jspecify.annotations.Nullable;

/** Keys in the memory of this process: what every vault in software is. Thread-safe. */
final class KeyRing implements KeyVault {
  private final Map<Use, SigningKey> signing = new ConcurrentHashMap<>();
  private final @Nullable SoleIdentity identity;
  private volatile boolean closed;

  KeyRing(KeyMaterial keys) throws TransportException {
    for (Map.Entry<Use, KeyPair> one : keys.signing().entrySet()) {
      signing.put(one.getKey(), SigningKey.of(one.getKey().algorithm(), one.getValue()));
    }
    KeyMaterial.TlsKey tls = keys.tls();
    this.identity =
        tls == null ? null : new SoleIdentity(new WithheldEcKey(tls.key()), tls.chain());
  }

  private SigningKey key(Use use) throws TransportException {
    SigningKey key = signing.get(use);
    if (key == null) {
      throw new TransportException(
          closed ? "the key vault is closed" : "the key vault has no key for " + use);
    }
    return key;
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
    return key(use).publicKey();
  }

  @Override
  public byte[] sign(Use use, byte[] message) throws TransportException {
    if (use == Use.STATE) {
      throw new TransportException("the key for " + use + " does not sign");
    }
    return key(use).sign(message);
  }

  @Override
  public byte[] wrap(byte[] key) throws TransportException {
    return KeyWrapping.wrap(key(Use.STATE), key);
  }

  @Override
  public byte[] unwrap(byte[] wrapped) throws TransportException {
    return KeyWrapping.unwrap(key(Use.STATE), wrapped);
  }

  @Override
  public void close() {
    closed = true;
    signing.values().forEach(SigningKey::forget);
    signing.clear();
    if (identity != null) {
      identity.forget();
    }
  }
}
