package org.doorward.li.netty.tls;

/**
 * Who computes the TLS of X2 and X3. Whichever it is, the peer is judged by the same code, versions and suites are the
 * same, and no session is resumed.
 */
public enum TlsEngine {
  /** The Java runtime. */
  JDK,
  /**
   * BoringSSL, which moves more octets a second. It needs {@code io.netty:netty-tcnative-boringssl-static} on the class
   * path; on the module path, {@code io.netty.tcnative.classes.openssl} and the module of the platform, such as {@code
   * io.netty.internal.tcnative.openssl.linux.x86_64}, have to be named to the Java runtime with {@code --add-modules}.
   */
  BORINGSSL
}
