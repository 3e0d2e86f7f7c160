/** Who was left out of an issue of many, and why; the others have theirs. */
export function Exceptions({
	done,
	exceptions,
}: {
	done: string
	exceptions: { personId: string; name: string; why: string }[]
}) {
	return (
		<div className="say warn mb-4" role="alert">
			<div>
				<p>{done} Left out:</p>
				<ul className="mt-2">
					{exceptions.map(({ personId, name, why }) => (
						<li key={personId}>
							<b>{name}</b>: {why}
						</li>
					))}
				</ul>
			</div>
		</div>
	)
}

/** Said before anything is issued that nobody outside could check. */
export function TestNotice() {
	return (
		<p className="say warn mb-4">
			<span>
				Belay has no public https address yet, so what is issued now is a test: nobody outside can check it, and it says
				so wherever it is shown. For certificates that count, have PUBLIC_URL set first.
			</span>
		</p>
	)
}
