package org.doorward.li.authority.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.TrustPolicy;

/**
 * The trust policy that an element follows now, and those that it followed before. Whoever asks for the policy twice may
 * be told two: what belongs together asks once. Thread-safe; waits for nothing.
 */
public final class PolicyInForce {
  private volatile List<SignedDocument<TrustPolicy>> all;

  /** An element that has followed one policy only. */
  public PolicyInForce(SignedDocument<TrustPolicy> first) {
    this.all = List.of(first);
  }

  /** An element that has followed all of these, and follows the last. */
  public PolicyInForce(CommissionedPolicy commissioned) {
    this.all = commissioned.policies();
  }

  /** The policy to follow now. */
  public TrustPolicy now() {
    return signed().content();
  }

  /** The policy to follow now, as it was signed. */
  public SignedDocument<TrustPolicy> signed() {
    List<SignedDocument<TrustPolicy>> known = all;
    return known.get(known.size() - 1);
  }

  /** All that have been followed, oldest first. */
  public List<SignedDocument<TrustPolicy>> all() {
    return all;
  }

  /** Whether nothing has followed the first policy. */
  boolean isFirst() {
    return all.size() == 1;
  }

  /** The version of that name, if it is or was followed. */
  Optional<TrustPolicy> version(PolicyReference reference) {
    return all.stream()
        .map(SignedDocument::content)
        .filter(policy -> policy.reference().equals(reference))
        .findFirst();
  }

  /**
   * Follows another version from now on.
   *
   * @param next judged to follow {@link #all}
   */
  public synchronized void follow(SignedDocument<TrustPolicy> next) {
    if (next.content().reference().version() - 1 != now().reference().version()) {
      throw new IllegalStateException("a trust policy that is not the next");
    }
    List<SignedDocument<TrustPolicy>> more = new ArrayList<>(all);
    more.add(next);
    all = List.copyOf(more);
  }

  /**
   * Whether a peer is an ADMF that an earlier version named and this one does not, or with other keys. Who was never
   * named is told so when he asks for something.
   */
  public boolean hasDropped(PeerIdentity peer) {
    List<SignedDocument<TrustPolicy>> known = all;
    return known.size() > 1
        && !names(signed().content().components(), peer)
        && known.stream().anyMatch(one -> names(one.content().components(), peer));
  }

  private static boolean names(Components components, PeerIdentity peer) {
    return components.admfs().stream().anyMatch(admf -> is(admf, peer));
  }

  private static boolean is(Admf admf, PeerIdentity peer) {
    return peer.binds(ComponentRole.ADMF, admf.identifier().value())
        && admf.admits(peer.spkiSha256());
  }
}
