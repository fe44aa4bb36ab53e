package org.doorward.examples.bench;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLException;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.netty.tls.TlsEngine;

/** Mutual TLS 1.3 as anybody would set it up with Netty, with the same suites and kinds of keys as ours. Immutable. */
record BareKeys(X509Certificate authority, KeyPair pair, X509Certificate certificate) {
  private static final List<String> SUITES =
      List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256");

  static BareKeys make() throws Exception {
    Validity day = Validity.from(Instant.now().minusSeconds(3600), Duration.ofDays(1));
    CertificateIssuer issuer = CertificateIssuer.root("Bare CA", day);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    X509Certificate certificate =
        issuer.issue(pair.getPublic(), ComponentCertificate.named("bare", day)).get(0);
    return new BareKeys(issuer.certificate(), pair, certificate);
  }

  SslContext server(TlsEngine engine) throws SSLException {
    return with(engine, SslContextBuilder.forServer(pair.getPrivate(), certificate))
        .clientAuth(ClientAuth.REQUIRE)
        .build();
  }

  SslContext client(TlsEngine engine) throws SSLException {
    return with(engine, SslContextBuilder.forClient().keyManager(pair.getPrivate(), certificate))
        .endpointIdentificationAlgorithm(null)
        .build();
  }

  private SslContextBuilder with(TlsEngine engine, SslContextBuilder builder) {
    return builder
        .sslProvider(engine == TlsEngine.JDK ? SslProvider.JDK : SslProvider.OPENSSL)
        .protocols("TLSv1.3")
        .ciphers(SUITES)
        .trustManager(authority);
  }
}
