package org.doorward.li.crypto.certificate;

/** What a certificate may be used for in TLS: its extended key usage. */
public enum CertificatePurpose {
  /** To be called: a TLS server. */
  SERVER("1.3.6.1.5.5.7.3.1"),
  /** To call: a TLS client. */
  CLIENT("1.3.6.1.5.5.7.3.2");

  private final String oid;

  CertificatePurpose(String oid) {
    this.oid = oid;
  }

  /**
   * The key purpose's object identifier.
   *
   * @return in dotted form
   */
  public String oid() {
    return oid;
  }
}
