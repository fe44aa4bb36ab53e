/** How protobuf is read here: one encoding per message, or none. */
package org.doorward.li.protobuf;
