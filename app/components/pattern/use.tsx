import { Form, Link } from '@remix-run/react'
import type { CopyRow } from '~/domain/pattern/rows'
import { paths } from '~/paths'
import { Icon } from '../ui/icon'

/** Makes a private working copy; says so when there is one. */
export function UsePattern({ hasTemplate, copies }: { hasTemplate: boolean; copies: CopyRow[] }) {
	const [latest] = copies
	return (
		<section className="use" aria-label="Your own copy">
			{latest ? (
				<p>
					<span className="tag good">
						<Icon name="tick" />
						Copied by you
					</span>{' '}
					<Link to={paths.patternCopy({ copy: latest.id })}>{latest.title}</Link>, changed {latest.changed}
				</p>
			) : null}
			<Form method="post">
				{hasTemplate ? (
					<fieldset>
						<legend className="vh">Begin with</legend>
						<label className="pick">
							<input type="radio" name="part" value="template" defaultChecked />
							<span>The template, to fill in</span>
						</label>
						<label className="pick">
							<input type="radio" name="part" value="whole" />
							<span>The whole text</span>
						</label>
					</fieldset>
				) : (
					<input type="hidden" name="part" value="whole" />
				)}
				<button className={latest ? 'btn edge' : 'btn ink'} type="submit">
					{latest ? 'Make another copy' : 'Use this'}
				</button>
			</Form>
			<p className="small soft lock">
				<Icon name="lock" />
				Your copy is yours alone: you change it, nobody else can read it.
			</p>
		</section>
	)
}
