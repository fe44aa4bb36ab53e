package org.doorward.li.netty.link;

import io.netty.handler.ssl.OpenSslPrivateKeyMethod;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.net.ssl.SSLEngine;
import org.doorward.li.crypto.tls.TlsProfile;

/** Signs handshakes for BoringSSL with a key that it never sees. Thread-safe. */
final class VaultSignatures implements OpenSslPrivateKeyMethod {
  private final TlsProfile profile;

  VaultSignatures(TlsProfile profile) {
    this.profile = profile;
  }

  @Override
  public byte[] sign(SSLEngine engine, int algorithm, byte[] input)
      throws GeneralSecurityException {
    String alias = BoringSsl.alias(profile, engine);
    PrivateKey key = alias == null ? null : profile.key().getPrivateKey(alias);
    if (key == null) {
      throw new SignatureException("the TLS key has gone");
    }
    Signature signature = signature(algorithm);
    signature.initSign(key);
    signature.update(input);
    return signature.sign();
  }

  /** The schemes of TLS 1.3 that LI certificates are for (RFC 8446, 4.2.3). */
  private static Signature signature(int algorithm) throws GeneralSecurityException {
    if (algorithm == SSL_SIGN_ECDSA_SECP256R1_SHA256) {
      return Signature.getInstance("SHA256withECDSA");
    }
    if (algorithm == SSL_SIGN_ECDSA_SECP384R1_SHA384) {
      return Signature.getInstance("SHA384withECDSA");
    }
    if (algorithm == SSL_SIGN_RSA_PSS_RSAE_SHA256) {
      return pss("SHA-256", MGF1ParameterSpec.SHA256, 32);
    }
    if (algorithm == SSL_SIGN_RSA_PSS_RSAE_SHA384) {
      return pss("SHA-384", MGF1ParameterSpec.SHA384, 48);
    }
    if (algorithm == SSL_SIGN_RSA_PSS_RSAE_SHA512) {
      return pss("SHA-512", MGF1ParameterSpec.SHA512, 64);
    }
    throw new SignatureException("no such signature scheme: " + algorithm);
  }

  private static Signature pss(String hash, MGF1ParameterSpec mask, int salt)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec(hash, "MGF1", mask, salt, PSSParameterSpec.TRAILER_FIELD_BC));
    return signature;
  }

  /** Only a key exchange that TLS 1.3 does not have would ask for this. */
  @Override
  public byte[] decrypt(SSLEngine engine, byte[] input) throws GeneralSecurityException {
    throw new SignatureException("keys decrypt nothing in TLS 1.3");
  }
}
