import { Form, Link } from '@remix-run/react'
import { GROUPS, groupNames, MOMENTS } from '~/domain/pattern/kinds'
import { paths } from '~/paths'

export type AskedFor = { moment?: string; group?: string; q: string; templates: boolean }

/** By the situation one is in, with one press; by group and words in a form, which needs no JavaScript. */
export function FindPattern({ asked }: { asked: AskedFor }) {
	return (
		<div className="find-pattern">
			<nav aria-label="By situation">
				<ul className="moments">
					{MOMENTS.map((moment) => {
						const isAsked = asked.moment === moment
						return (
							<li key={moment}>
								<Link
									to={isAsked ? paths.patterns() : paths.patterns({ moment })}
									aria-current={isAsked ? 'true' : undefined}
									preventScrollReset
								>
									{moment.charAt(0).toUpperCase() + moment.slice(1)}
								</Link>
							</li>
						)
					})}
				</ul>
			</nav>
			<Form
				role="search"
				action={paths.patterns()}
				className="find-words"
				key={JSON.stringify(asked)}
				preventScrollReset
			>
				{asked.moment ? <input type="hidden" name="moment" value={asked.moment} /> : null}
				<div className="field">
					<label htmlFor="q">Words</label>
					<input className="input" type="search" id="q" name="q" defaultValue={asked.q} maxLength={80} />
				</div>
				<div className="field">
					<label htmlFor="group">About</label>
					<select className="input" id="group" name="group" defaultValue={asked.group ?? ''}>
						<option value="">Everything</option>
						{GROUPS.map((group) => (
							<option key={group} value={group}>
								{groupNames[group]}
							</option>
						))}
					</select>
				</div>
				<label className="pick">
					<input type="checkbox" name="templates" value="yes" defaultChecked={asked.templates} />
					<span>With a template to fill in</span>
				</label>
				<button className="btn ink" type="submit">
					Show
				</button>
			</Form>
		</div>
	)
}
