package org.doorward.li.crypto.certificate;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doorward.li.authority.PeerIdentity.ComponentRole;

/**
 * What a component's certificate is to say. Immutable; each method gives a copy that says more.
 *
 * @param commonName for people; it identifies nobody
 * @param validity when it holds
 * @param subjectUids identifiers in the subject's UID, which name no role
 * @param bindings URIs that bind an identifier in a role
 * @param addresses the component's addresses
 * @param purposes what it may be used for; both, unless said otherwise
 * @clause TS 103 221-1, 8.2.4 and annex G
 */
public record ComponentCertificate(
    String commonName,
    Validity validity,
    List<String> subjectUids,
    List<String> bindings,
    List<InetAddress> addresses,
    Set<CertificatePurpose> purposes) {
  /**
   * Copies the collections.
   *
   * @param commonName not null
   * @param validity not null
   * @param subjectUids copied
   * @param bindings copied
   * @param addresses copied
   * @param purposes copied
   */
  public ComponentCertificate {
    requireNonNull(commonName, "commonName");
    requireNonNull(validity, "validity");
    subjectUids = List.copyOf(subjectUids);
    bindings = List.copyOf(bindings);
    addresses = List.copyOf(addresses);
    purposes = Set.copyOf(purposes);
  }

  /**
   * A certificate that binds nothing yet.
   *
   * @param commonName for people
   * @param validity when it holds
   * @return for both purposes, without identifier or address
   */
  public static ComponentCertificate named(String commonName, Validity validity) {
    return new ComponentCertificate(
        commonName, validity, List.of(), List.of(), List.of(), Set.of(CertificatePurpose.values()));
  }

  /**
   * Adds a URI that binds {@code identifier} in {@code role}.
   *
   * @param role {@code ADMF} or {@code NE}
   * @param identifier as messages assert it
   * @return a copy with it
   * @throws IllegalArgumentException if annex G has no such role
   */
  public ComponentCertificate binding(ComponentRole role, String identifier) {
    return new ComponentCertificate(
        commonName,
        validity,
        subjectUids,
        and(bindings, CertBinding.uri(role, identifier)),
        addresses,
        purposes);
  }

  /**
   * Adds a subject UID.
   *
   * @param identifier as messages assert it
   * @return a copy with it
   */
  public ComponentCertificate subjectUid(String identifier) {
    return new ComponentCertificate(
        commonName, validity, and(subjectUids, identifier), bindings, addresses, purposes);
  }

  /**
   * Adds an address.
   *
   * @param address of the component
   * @return a copy with it
   */
  public ComponentCertificate address(InetAddress address) {
    return new ComponentCertificate(
        commonName, validity, subjectUids, bindings, and(addresses, address), purposes);
  }

  /**
   * Narrows what the certificate may be used for.
   *
   * @param only the purposes, in place of the former
   * @return a copy with them
   */
  public ComponentCertificate purposes(Set<CertificatePurpose> only) {
    return new ComponentCertificate(commonName, validity, subjectUids, bindings, addresses, only);
  }

  private static <T> List<T> and(List<T> some, T one) {
    return Stream.concat(some.stream(), Stream.of(one)).toList();
  }
}
