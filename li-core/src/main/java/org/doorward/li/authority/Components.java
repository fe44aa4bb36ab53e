package org.doorward.li.authority;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;

/**
 * The machines that a trust policy knows.
 *
 * @param admfs may task, at least one
 * @param mdfs may be sent product
 * @param inboxPeers may submit mandates over the network
 * @param vendorAuthorities may do nothing, and may be nothing else
 */
public record Components(
    List<Admf> admfs,
    List<Mdf> mdfs,
    List<InboxPeer> inboxPeers,
    List<VendorAuthority> vendorAuthorities) {
  /**
   * Checks that each name, MDF key and MDF address belongs to one component, and that no vendor's key does.
   *
   * @param admfs at least one
   * @param mdfs may be empty
   * @param inboxPeers may be empty
   * @param vendorAuthorities may be empty
   * @throws IllegalArgumentException if something belongs to two, or to a vendor
   */
  public Components {
    admfs = Names.some(admfs, "ADMF");
    mdfs = List.copyOf(mdfs);
    inboxPeers = List.copyOf(inboxPeers);
    vendorAuthorities = List.copyOf(vendorAuthorities);
    Names.distinct(admfs.stream().map(Admf::identifier).toList(), "ADMF");
    Names.distinct(mdfs.stream().map(Mdf::name).toList(), "MDF");
    Names.distinct(inboxPeers.stream().map(InboxPeer::name).toList(), "inbox peer");
    Names.distinct(vendorAuthorities.stream().map(VendorAuthority::name).toList(), "vendor");
    Names.distinct(mdfs.stream().flatMap(m -> m.spkiPins().stream()).toList(), "pin of an MDF");
    Names.distinct(
        mdfs.stream().flatMap(m -> m.addresses().stream()).toList(), "address of an MDF");
    Set<Octets> pins = pins(admfs, mdfs, inboxPeers);
    if (vendorAuthorities.stream().map(VendorAuthority::spkiSha256).anyMatch(pins::contains)) {
      throw new IllegalArgumentException("a vendor's key is the key of an ADMF, MDF or inbox peer");
    }
  }

  private static Set<Octets> pins(List<Admf> admfs, List<Mdf> mdfs, List<InboxPeer> inboxPeers) {
    return Stream.of(
            admfs.stream().flatMap(a -> a.spkiPins().stream()),
            mdfs.stream().flatMap(m -> m.spkiPins().stream()),
            inboxPeers.stream().flatMap(p -> p.spkiPins().stream()))
        .flatMap(pins -> pins)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The digests of all keys that components are pinned to.
   *
   * @return of ADMFs, MDFs and inbox peers; not of vendors
   */
  public Set<Octets> pins() {
    return pins(admfs, mdfs, inboxPeers);
  }

  /**
   * The digests of the vendors' keys.
   *
   * @return one for each vendor authority
   */
  public Set<Octets> vendorKeys() {
    return vendorAuthorities.stream()
        .map(VendorAuthority::spkiSha256)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The digests of the keys that TLS 1.2 may be spoken with.
   *
   * @return those of the ADMFs that may
   */
  public Set<Octets> tls12Keys() {
    return admfs.stream()
        .filter(Admf::tls12)
        .flatMap(a -> a.spkiPins().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The ADMF of that identifier.
   *
   * @param identifier as X1 gives it
   * @return the ADMF, if the policy names it
   */
  public Optional<Admf> admf(AdmfIdentifier identifier) {
    return admfs.stream().filter(a -> a.identifier().equals(identifier)).findFirst();
  }

  /**
   * The MDF of that name.
   *
   * @param name as a mandate gives it
   * @return the MDF, if the policy names it
   */
  public Optional<Mdf> mdf(ComponentName name) {
    return mdfs.stream().filter(m -> m.name().equals(name)).findFirst();
  }

  /**
   * The MDF that listens at an address.
   *
   * @param address as a destination gives it
   * @return the MDF, if the policy names the address
   */
  public Optional<Mdf> mdfAt(InetSocketAddress address) {
    return mdfs.stream().filter(m -> m.addresses().contains(address)).findFirst();
  }

  /**
   * The inbox peer that shows a key.
   *
   * @param spkiSha256 digest of the key that it showed
   * @return the peer, if the policy pins the key
   */
  public Optional<InboxPeer> inboxPeer(Octets spkiSha256) {
    return inboxPeers.stream().filter(p -> p.spkiPins().contains(spkiSha256)).findFirst();
  }
}
