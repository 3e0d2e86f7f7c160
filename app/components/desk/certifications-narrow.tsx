import { Form } from '@remix-run/react'
import { listedStates } from '~/domain/certification/listed'

/** By whom, by level and by state. Those that end soon are not asked for their state. */
export function CertificationsNarrow({
	asked,
	stages,
	isEnding,
}: {
	asked: { q: string; stage: string; state: string }
	stages: { key: string; name: string }[]
	isEnding: boolean
}) {
	return (
		<Form
			role="search"
			aria-label="Narrow down"
			className="flex flex-wrap items-end gap-2 mb-4"
			key={JSON.stringify(asked)}
		>
			{isEnding ? <input type="hidden" name="show" value="ending" /> : null}
			<div className="field">
				<label htmlFor="q">Name of the holder</label>
				<input className="input" type="search" id="q" name="q" defaultValue={asked.q} />
			</div>
			<div className="field">
				<label htmlFor="stage">Level</label>
				<select className="input" id="stage" name="stage" defaultValue={asked.stage}>
					<option value="">Every level</option>
					{stages.map(({ key, name }) => (
						<option key={key} value={key}>
							{name}
						</option>
					))}
				</select>
			</div>
			{isEnding ? null : (
				<div className="field">
					<label htmlFor="state">State</label>
					<select className="input" id="state" name="state" defaultValue={asked.state}>
						<option value="">Every state</option>
						{Object.entries(listedStates).map(([state, words]) => (
							<option key={state} value={state}>
								{words}
							</option>
						))}
					</select>
				</div>
			)}
			<button className="btn edge" type="submit">
				Show
			</button>
		</Form>
	)
}
