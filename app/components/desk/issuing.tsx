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

const notWhole = {
	'preview-stage': (level: string) => `${level} is a preview: some of its modules are not written yet.`,
	'not-counted-yet': (level: string) =>
		`Some of what ${level} asks for cannot be recorded here yet. It counts neither for nor against anybody.`,
	'old-rules': (level: string) =>
		`The rules of this cohort are from before all of ${level} could be recorded. Once it has the rules of today, certifications can be issued.`,
}

/** Why nobody of a cohort can be certified yet, whatever they have shown. */
export function NotWhole({ why, level, isSample }: { why: keyof typeof notWhole; level: string; isSample: boolean }) {
	const end = why === 'old-rules' ? '' : 'Certifications can be issued once that is done.'
	return (
		<p className="say note mb-4">
			<span>
				{notWhole[why](level)} {isSample ? 'In this sample, certificates can be issued all the same, and say so.' : end}
			</span>
		</p>
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
