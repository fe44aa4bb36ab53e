package attacker;

/** A decision that is neither. */
public final class Maybe implements org.doorward.li.policy.Decision {}
