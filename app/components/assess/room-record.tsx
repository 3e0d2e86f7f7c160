/** What the room of a slot kept, without names; nothing where it was not handed in along. */
export function RoomRecord({ text }: { text: string }) {
	if (text === '') return null
	return (
		<details className="more mt-3 mb-8">
			<summary>
				<span>What the room kept</span>
			</summary>
			<p className="work-text mt-3">{text}</p>
		</details>
	)
}
