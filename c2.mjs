import sqlite3 from 'sqlite3';
import {rmSync,readFileSync,writeFileSync} from 'fs';
const K='ab'.repeat(32)+'01'.repeat(16);
const open=async(f,key=K)=>{const d=new sqlite3.Database(f);const q=(s,p=[])=>new Promise((a,r)=>d.all(s,p,(e,x)=>e?r(e):a(x)));await q('PRAGMA cipher_log_level=NONE');await q(`PRAGMA key="x'${key}'"`);return {q,close:()=>new Promise(r=>d.close(r))}};
for (const f of ['/tmp/x.db','/tmp/y.db','/tmp/x.db-wal','/tmp/y.db-wal']) rmSync(f,{force:true});
let d=await open('/tmp/y.db'); await d.q('create table t(a integer primary key,b blob)');await d.q('create table u(a integer primary key,b blob)');
for(let i=0;i<200;i++) {await d.q('insert into t values(?,randomblob(300))',[i]);}
for(let i=0;i<200;i++) {await d.q('insert into u values(?,randomblob(300))',[i]);}
await d.close();
const orig=readFileSync('/tmp/y.db');const n=orig.length/4096;console.log('pages',n);
const t=async(l,q,s)=>{try{console.log(l,JSON.stringify(await q(s)))}catch(e){console.log(l,e.code,e.message)}};
for(const page of [2,3,5,n-2]){const b=Buffer.from(orig);b[page*4096+2000]^=1;writeFileSync('/tmp/y.db',b);
d=await open('/tmp/y.db');await t(page+' qc first',d.q,'pragma quick_check(1)');await t('then u',d.q,'select count(b) from u');await t('then t',d.q,'select count(b) from t');await d.close();
d=await open('/tmp/y.db');await t(page+' t',d.q,'select count(b) from t');await t('then master',d.q,'select count(*) from sqlite_master');await t('u',d.q,'select count(b) from u');await d.close();
const t0=performance.now();d=await open('/tmp/y.db');await t('re u',d.q,'select count(b) from u');console.log(performance.now()-t0);await t('quick_check(t)',d.q,'pragma quick_check(t)');await d.close();
d=await open('/tmp/y.db');await t('cipher_integrity_check',d.q,'pragma cipher_integrity_check');await t('u',d.q,'select count(b) from u');await d.close();
}
