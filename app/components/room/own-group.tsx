/** Where one works when the room works in groups: in a call or a place of its own. */
export function OwnGroup({
	group: { name, callUrl, place },
}: {
	group: { name: string; callUrl: string; place: string }
}) {
	if (!callUrl) return <span className="own-group">{place ? `${name}, ${place}` : name}</span>
	return (
		<a className="own-group" href={callUrl} target="_blank" rel="noreferrer">
			Your group: {name}
			<span className="vh">, its call in a new tab</span>
		</a>
	)
}
