package org.doorward.li.crypto.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Hands the peer's chain of one connection to its judge. What it throws has neither cause nor detail, so that
 * the alert that the peer gets does not say why.
 */
final class PeerTrust extends X509ExtendedTrustManager {
  /** Decides over one connection's peer. */
  @FunctionalInterface
  interface Judge {
    boolean accepts(List<X509Certificate> chain, SSLEngine engine);
  }

  private final Judge judge;

  PeerTrust(Judge judge) {
    this.judge = judge;
  }

  private void check(X509Certificate @Nullable [] chain, @Nullable SSLEngine engine)
      throws CertificateException {
    if (engine == null || chain == null || !judge.accepts(List.of(chain), engine)) {
      throw new CertificateException("certificate not accepted");
    }
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain, engine);
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    check(chain, null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    check(chain, null);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, null);
  }

  /** Names no authority: a server would send the list to whoever knocks. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
