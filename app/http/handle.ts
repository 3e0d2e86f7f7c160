/** What a route tells the frame around it (its `handle`). */
export type RouteHandle = {
	/** `plain`: no navigation (sign-in, public pages). `bare`: nothing at all (the live room). */
	frame?: 'shell' | 'plain' | 'bare'
	/** Which word of the bar, or of a desk's rail, is current */
	at?: string
	desk?: 'learner' | 'facilitator' | 'admin'
	/** Topic of /help this page links to */
	help?: string
}
