/** A module of somebody who embeds the library and means no good. */
module attacker {
  requires org.doorward.li.spec;

  provides org.doorward.li.policy.PolicyHook with
      attacker.Uninvited;
  provides org.doorward.li.store.TaskStore with
      attacker.UninvitedStore;
}
