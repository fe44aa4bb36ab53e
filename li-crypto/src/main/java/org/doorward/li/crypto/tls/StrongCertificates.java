package org.doorward.li.crypto.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses certificates whose key is too short or whose signature can be forged. Confined to one validation. */
final class StrongCertificates extends PKIXCertPathChecker {
  private static final int MIN_RSA_BITS = 2048;
  /** Bounds the work that a stranger's certificate can ask for. */
  private static final int MAX_RSA_BITS = 8192;

  private static final int MIN_CURVE_BITS = 256;

  private static final Set<String> SIGNATURES = Set.of(
      "SHA256WITHECDSA",
      "SHA384WITHECDSA",
      "SHA512WITHECDSA",
      "SHA256WITHRSA",
      "SHA384WITHRSA",
      "SHA512WITHRSA",
      "ED25519");
  private static final String PSS = "RSASSA-PSS";
  private static final Set<String> PSS_DIGESTS = Set.of("SHA-256", "SHA-384", "SHA-512");

  @Override
  public void check(Certificate certificate, Collection<String> unresolved)
      throws CertPathValidatorException {
    if (!(certificate instanceof X509Certificate x509)
        || !isStrong(x509.getPublicKey())
        || !signedWell(x509)) {
      throw new CertPathValidatorException(
          "a certificate's algorithm is too weak",
          null,
          null,
          -1,
          BasicReason.ALGORITHM_CONSTRAINED);
    }
  }

  static boolean isStrong(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      int bits = rsa.getModulus().bitLength();
      return bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS;
    }
    if (key instanceof ECPublicKey ec) {
      return ec.getParams().getCurve().getField().getFieldSize() >= MIN_CURVE_BITS;
    }
    return key instanceof EdECPublicKey ed && ed.getParams().getName().equals("Ed25519");
  }

  private static boolean signedWell(X509Certificate certificate) {
    String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    return SIGNATURES.contains(name)
        || (name.equals(PSS) && hashesWell(certificate.getSigAlgParams()));
  }

  private static boolean hashesWell(byte @Nullable [] parameters) {
    if (parameters == null) {
      return false;
    }
    try {
      AlgorithmParameters pss = AlgorithmParameters.getInstance(PSS);
      pss.init(parameters);
      return PSS_DIGESTS.contains(
          pss.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm());
    } catch (GeneralSecurityException | IOException e) {
      return false;
    }
  }

  @Override
  public void init(boolean forward) {
    // Looks at each certificate by itself, in whichever order.
  }

  @Override
  public boolean isForwardCheckingSupported() {
    return true;
  }

  @Override
  public @Nullable Set<String> getSupportedExtensions() {
    return null;
  }
}
