/** The one verifier of officers' signatures; exported to the library's own modules only. */
package org.doorward.li.crypto.signature.internal;
