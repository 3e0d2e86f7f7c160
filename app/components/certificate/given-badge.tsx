import { Form, Link } from '@remix-run/react'
import { paths } from '~/paths'
import { Icon } from '../ui/icon'

type Verdict =
	| { is: 'altered'; number: string | null }
	| { is: 'foreign'; issuer: string }
	| { is: 'none' }
	| { is: 'intact'; number: string }
type Answer = { problem: string } | { verdict: Verdict } | { checked: unknown } | undefined | null

/** A badge as a file or as text: whether it still says what was signed. Without JavaScript as well. */
export function GivenBadge({ answer }: { answer: Answer }) {
	const problem = answer && 'problem' in answer ? answer.problem : undefined
	const verdict = answer && 'verdict' in answer ? answer.verdict : undefined
	return (
		<section className="mt-10" aria-labelledby="given">
			<h2 id="given" className="h2">
				You have the badge
			</h2>
			<p className="soft mt-2 mb-4">
				A badge carries what was signed. Choose its picture or file, or paste its JSON: one changed letter shows.
			</p>
			{verdict ? <VerdictLine verdict={verdict} /> : null}
			<Form method="post" encType="multipart/form-data" className="form">
				<div className="field">
					<label htmlFor="badge">File</label>
					<input
						id="badge"
						name="badge"
						type="file"
						className="input"
						accept=".png,.svg,.json,image/png,image/svg+xml,application/json"
						aria-invalid={problem ? true : undefined}
						aria-describedby={problem ? 'badge-error' : 'badge-help'}
					/>
					{problem ? (
						<p className="err" id="badge-error">
							<Icon name="warn" />
							<span>{problem}</span>
						</p>
					) : (
						<p className="help" id="badge-help">
							PNG, SVG or JSON.
						</p>
					)}
				</div>
				<div className="field">
					<label htmlFor="pasted">Or its JSON</label>
					<textarea id="pasted" name="pasted" className="input mono" rows={4} spellCheck={false} autoComplete="off" />
				</div>
				<p>
					<button className="btn edge" type="submit">
						Check the badge
					</button>
				</p>
			</Form>
		</section>
	)
}

function VerdictLine({ verdict }: { verdict: Verdict }) {
	if (verdict.is === 'foreign')
		return (
			<p className="say warn mb-4" role="alert">
				<span>
					This badge was not issued here{verdict.issuer ? `, but by ${verdict.issuer}` : ''}. This page holds the keys
					of this organization alone and cannot say more; ask whoever issued it.
				</span>
			</p>
		)
	if (verdict.is === 'altered')
		return (
			<p className="say bad mb-4" role="alert">
				<span>
					Altered. This badge does not say what was signed. Do not rely on it.
					{verdict.number ? (
						<>
							{' '}
							<Link to={paths.verifyNumber({ number: verdict.number })}>What number {verdict.number} says</Link>
						</>
					) : null}
				</span>
			</p>
		)
	return (
		<p className="say warn mb-4" role="alert">
			<span>There is no credential in this. Choose the badge as it was downloaded; a screenshot carries nothing.</span>
		</p>
	)
}
