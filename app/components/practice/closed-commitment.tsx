import { Form } from '@remix-run/react'

export function ClosedCommitment({
	commitment,
}: {
	commitment: {
		id: string
		text: string
		from: string
		learned: string
		closed: { outcome: string; on: string } | null
	}
}) {
	return (
		<li>
			<div>
				<p className="said">{commitment.text}</p>
				{commitment.learned ? <p className="small mt-1">{commitment.learned}</p> : null}
				<p className="small soft mt-1">
					<span className="tag">{commitment.closed?.outcome}</span> {commitment.closed?.on}
					{commitment.from ? `, ${commitment.from}` : ''}
				</p>
			</div>
			<Form method="post">
				<input type="hidden" name="commitment" value={commitment.id} />
				<button
					className="btn text sm"
					type="submit"
					name="intent"
					value="reopen"
					aria-label={`Open again: ${commitment.text}`}
				>
					Open again
				</button>
			</Form>
		</li>
	)
}
