/** One thing to tick, and what is to know of it. */
export function TickRow({
	value,
	title,
	about,
	isTicked,
}: {
	value: string
	title: string
	about: string
	isTicked: boolean
}) {
	return (
		<label className="pick">
			<input type="checkbox" name="item" value={value} defaultChecked={isTicked} />
			<span>
				{title}
				<span className="small soft block">{about}</span>
			</span>
		</label>
	)
}
