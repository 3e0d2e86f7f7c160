/** Live state of rooms as pages may ask for it. Made in server/rooms and passed through the load context. */
export type LiveRooms = {
	/** Who has the room open on this node, by person id. */
	present(sessionId: string): string[]
}
